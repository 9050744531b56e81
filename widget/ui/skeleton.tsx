import type { PanelState } from '../state/panel.ts';

/** Where answers will stand, once they have kept the shopper waiting. */
export const Skeleton = ({ state }: { state: PanelState }) =>
  state.help.state.value === 'waiting' ? null : (
    <div aria-hidden="true">
      {[1, 2, 3, 4].map((row) => (
        <div key={row} class="sk" />
      ))}
    </div>
  );
