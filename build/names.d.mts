/** esbuild's options that cut the widget's own names short; `folder` holds its sources. */
export const shortNames: (folder: string) => Promise<{ mangleProps: RegExp; mangleCache: Record<string, string> }>;
