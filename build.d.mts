import type { Metafile } from 'esbuild';

/** What the widget's build gives, all in memory. */
export interface WidgetBuild {
  /** Bytes by name under dist/. */
  files: Map<string, Buffer>;
  /** The lazy parts' addresses by name, relative to the loader's. */
  names: Record<string, string>;
  loader: Metafile;
  parts: Metafile;
}

export const widget: () => Promise<WidgetBuild>;
