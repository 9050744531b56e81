import { measure } from '../size/measure.ts';
import { table } from './table.ts';

/** What a shopper loads, as `npm test` weighs it. */
export const benchSizes = async (): Promise<void> => {
  const { weights } = await measure();
  const rows = weights.map(({ what, bytes, gate }) => [what, bytes.toLocaleString('en'), gate.toLocaleString('en')]);
  console.log(`\nWeight on the shopper's page\n${table(['loaded', 'brotli bytes', 'gate'], rows)}`);
};
