export const brotli: (bytes: Uint8Array) => Promise<Buffer>;
export const writeOutputs: (dist: string, files: Map<string, Buffer>, whole?: boolean) => Promise<void>;
