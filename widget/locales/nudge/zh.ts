import type { NudgeWords } from './words.ts';

export const words: NudgeWords = {
  no: '不用了，谢谢',
  why: '为什么会看到这个？',
  whyTitle: '您为什么会看到这个',
  back: '返回',
  stop: '不再显示',
  hide: '隐藏',
  idle: '购物篮已有 {time}没有变化',
  pointer: '购物篮里有商品，且指针从页面顶部移出',
  scroll: '购物篮里有商品，且页面被快速向上滚动',
  delivery: '满 {from} 免运费，还差 {gap}',
  away: '购物篮是您上次来时留下的，已超过 {time}',
  called: '由商店的页面调出',
  day: { other: '24 小时内最多显示 {count} 条此类提示' },
  tab: { other: '此标签页内最多显示 {count} 条此类提示' },
  device: '在此设备上判断',
  held: '随机选出的 {share} 顾客看不到它：商店借此了解它是否有用',
};
