import { startShop, type RunningShop } from '../../demo/shop/index.ts';
import { setStage, type Stage } from './stage.ts';

/** A stage with the demo's shop, which carries the tag of the stage's collector. */
export interface ShopStage extends Stage {
  shop: RunningShop;
}

/** Sets everything up; `strike` takes the shop away too. */
export const setShopStage = async (): Promise<ShopStage> => {
  const stage = await setStage();
  const shop = await startShop({ port: 0, collector: stage.collector.url });
  return {
    ...stage,
    shop,
    strike: async () => {
      await shop.stop();
      await stage.strike();
    },
  };
};
