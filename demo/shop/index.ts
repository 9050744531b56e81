export { createShop } from './shop.ts';
export type { ShopOptions } from './shop.ts';
export { startShop } from './start.ts';
export type { RunningShop, StartOptions } from './start.ts';
export type { Tag } from './tag.ts';
