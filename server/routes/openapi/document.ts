import { PUBLIC_PATHS, type Paths } from './paths.ts';
import { componentSchemas, type Schema } from './schemas.ts';

/** A route as the router has it: `/sites/:key/c/:file{[\w-]+\.json}`. */
export interface Route {
  method: string;
  path: string;
}

const PARAMETER = /:(\w+)(\{(?:[^{}]|\{[^}]*\})*\})?/g;
const METHODS = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']);
/** Asked before there is a session. */
const OPEN = new Set(['/console/api/login', '/console/api/link', '/console/api/logout']);

/** The address as OpenAPI writes it. */
export const addressOf = (path: string): string => path.replaceAll(PARAMETER, '{$1}');

const parametersOf = (path: string): Schema[] =>
  [...path.matchAll(PARAMETER)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));

const ANSWERS = {
  default: {
    description: 'A refusal says why.',
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
  },
};

/** The staff app's own: listed, and free to change from one version to the next. */
const consoleOperation = ({ method, path }: Route): Schema => {
  const parameters = parametersOf(path);
  const isApi = path.startsWith('/console/api/');
  return {
    tags: ['console'],
    summary: `${isApi ? 'The console’s own API' : 'A page or file of the console'}: ${addressOf(path.replace(/^\/console(\/api)?/, '')) || '/'}`,
    ...(parameters.length > 0 && { parameters }),
    ...(isApi && !OPEN.has(path) && { security: [{ session: [] }] }),
    ...(isApi &&
      ['POST', 'PUT', 'PATCH'].includes(method) && {
        requestBody: { content: { 'application/json': { schema: { type: 'object' } } } },
      }),
    responses: { 200: { description: 'Done.' }, ...(isApi ? ANSWERS : {}) },
  };
};

const consolePaths = (routes: readonly Route[]): Paths => {
  const paths: Paths = {};
  for (const route of routes) {
    if (!route.path.startsWith('/console') || !METHODS.has(route.method)) continue;
    (paths[addressOf(route.path)] ??= {})[route.method.toLowerCase()] = consoleOperation(route);
  }
  return paths;
};

const bearer = (description: string): Schema => ({ type: 'http', scheme: 'bearer', description });

/**
 * The document at /openapi.json, OpenAPI 3.1. What is sent is described by the schemas that check it.
 * @param server where browsers reach the collector
 */
export const documentOf = (version: string, server: string, routes: readonly Route[]): Schema => ({
  openapi: '3.1.0',
  info: {
    title: 'Attendant',
    version,
    description: 'An on-site shop assistant and its collector. Every refusal is JSON with a reason.',
    license: { name: 'MIT', identifier: 'MIT' },
  },
  servers: [{ url: server }],
  paths: { ...PUBLIC_PATHS, ...consolePaths(routes) },
  components: {
    schemas: componentSchemas(),
    securitySchemes: {
      secret: bearer('The site’s secret key; from a server only.'),
      visitor: bearer('The visitor’s id, 128 random bits that only its browser holds.'),
      session: { type: 'apiKey', in: 'cookie', name: 'attendant', description: 'Set by signing in to the console.' },
    },
  },
});
