import { vi } from 'vitest';

// A wait ends with what it waits for; how long that takes is for the machine to say. By itself it gives up after 1,000 ms.
const { waitFor } = vi;
vi.waitFor = (ask, options = 8000) => waitFor(ask, options);
