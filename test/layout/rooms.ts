/** What a room may import: rooms or single files (by path), then packages; `node:` stands for Node's own modules. */
export interface Room {
  may: readonly string[];
  packages?: readonly string[];
}

/** Widget files that only tell shapes and read settings; they import `protocol` alone. */
const SHAPES = ['widget/host.ts', 'widget/settings.ts'];
/** Pure rooms of the widget, which the console may run too. */
const PURE = ['widget/answers', 'widget/nudge', 'widget/survey'];
/** Server files that import no room but `protocol` and are needed everywhere. */
const GROUND = ['protocol', 'server/log.ts', 'server/settings.ts'];
const STORE = [...GROUND, 'server/store'];
const CAPABILITIES = ['collect', 'publish', 'import', 'insight', 'privacy', 'mail'].map((name) => `server/${name}`);

/**
 * The allowed directions. A file belongs to the room with the longest matching path; a room may always import itself.
 * A room that is not here is a breach, so that a new one is a decision.
 */
export const ROOMS: Readonly<Record<string, Room>> = {
  protocol: { may: [] },
  'protocol/parse.ts': { may: ['protocol'], packages: ['valibot'] },

  'widget/host.ts': { may: ['protocol'] },
  'widget/settings.ts': { may: ['protocol'] },
  'widget/page': { may: ['protocol'] },
  'widget/consents': { may: ['protocol', 'widget/consent.ts'] },
  // Shapes and names of what is kept on the device.
  'widget/consent.ts': { may: ['protocol'] },
  'widget/notebook.ts': { may: ['protocol', 'widget/consent.ts', 'widget/nudge'] },
  'widget/commerce': { may: ['protocol'] },
  'widget/outbox': { may: ['protocol'] },
  'widget/answers': { may: ['protocol'] },
  'widget/nudge': { may: ['protocol'] },
  'widget/survey': { may: ['protocol'] },
  'widget/locales': { may: ['protocol'] },
  'widget/state': {
    may: ['protocol', 'widget/locales', 'widget/consent.ts', 'widget/notebook.ts', ...SHAPES, ...PURE],
  },
  'widget/ui': {
    may: ['protocol', 'widget/locales', 'widget/state', ...SHAPES],
    // For its types alone.
    packages: ['preact'],
  },
  // Its own files wire: the tag reader, the public API, the assistant and what it draws before any interaction.
  widget: { may: ['protocol', 'widget'] },

  'server/log.ts': { may: [] },
  'server/settings.ts': { may: ['protocol'], packages: ['node:'] },
  'server/store': { may: GROUND, packages: ['node:', 'pg'] },
  'server/guard': { may: STORE, packages: ['node:', 'hono', 'rate-limiter-flexible'] },
  'server/collect': { may: STORE, packages: ['node:', 'isbot', 'valibot'] },
  'server/publish': { may: [...STORE, 'widget/answers'], packages: ['node:', 'marked', 'valibot'] },
  'server/import': {
    may: [...STORE, 'server/publish', 'server/starter', 'server/insight', 'widget/answers'],
    packages: ['node:', 'csv-parse', 'marked', 'parse5'],
  },
  'server/starter': { may: ['protocol'] },
  'server/insight': { may: [...STORE, 'widget/answers'], packages: ['node:', 'csv-stringify'] },
  'server/privacy': { may: [...STORE, 'server/collect', 'server/insight'], packages: ['node:'] },
  'server/mail': { may: STORE, packages: ['node:', 'nodemailer'] },
  'server/routes': {
    may: [...STORE, ...CAPABILITIES, 'server/guard', 'server/parts.ts'],
    packages: ['node:', 'hono', '@hono/node-server', 'valibot', '@valibot/to-json-schema'],
  },
  'server/command': { may: ['protocol', 'server'], packages: ['node:'] },
  'server/console': { may: ['protocol', ...PURE], packages: ['preact', '@preact/signals', 'uplot'] },
  // Its own files wire: settings, store, app, schedule, listening.
  server: { may: ['protocol', 'server'], packages: ['node:', 'hono', '@hono/node-server'] },

  demo: { may: ['protocol', 'server', 'demo/shop'], packages: ['node:'] },
  // The shop knows nothing of the assistant but the tag.
  'demo/shop': { may: [], packages: ['node:', 'hono', '@hono/node-server'] },
  bin: { may: ['server/command'], packages: ['node:'] },
};

/** Never a target, although the table would let a wiring room do so: the browser app is reached over HTTP only. */
export const NEVER: readonly (readonly [from: string, to: string])[] = [
  ['server', 'server/console'],
  ['demo', 'server/console'],
];

/** Lines of a code file. */
export const CEILING = 250;
