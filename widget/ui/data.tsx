import './together.ts';
import type { Host } from '../host.ts';
import { type DataSpeech, loadDataSpeech } from '../locales/mine-speech.ts';
import { createMine } from '../state/mine.ts';
import { signal } from '../state/signal.ts';
import { dataCss } from './data-css.ts';
import { DataView } from './data-view.tsx';
import { adopt } from './sheet.ts';
import type { Shown } from './shown.ts';

/** "My data" with its words. */
export const createData = async (host: Host) => {
  const tell = (): Promise<DataSpeech> => loadDataSpeech([host.locale(), host.site.lang]);
  const words = signal(await tell());
  const mine = createMine(host);
  const stop = adopt(host.root, dataCss);
  void mine.look();
  return {
    View: (shown: Shown) => <DataView {...shown} mine={mine} said={words.value} />,
    /** What became of erasing, to be announced. */
    said: (): string => (mine.erased.value === 'done' ? `${words.value.words.erased}` : ''),
    /** It is opened again: what was there may be another. */
    renew(): void {
      mine.erased.value = mine.saved.value = undefined;
      mine.sure.value = false;
      mine.turn.value++;
      void mine.look();
    },
    async retell(): Promise<void> {
      words.value = await tell();
    },
    stop,
  };
};
