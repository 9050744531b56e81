import type { Host, Panel, PanelPart, SurveyPart, View } from './host.ts';

/** Loads the parts that come later. `tries` differs each time: browsers remember that an address failed. */
export interface Loaders {
  panel(tries: number): Promise<PanelPart>;
  survey(tries: number): Promise<SurveyPart>;
}

interface Parts {
  host: Host;
  load: Loaders;
  /** The panel was opened, at this view, or closed. */
  drawn(view: View | undefined): void;
  /** A part's code did not come. */
  failed(): void;
}

export interface Door {
  preload(): void;
  open(view: View, text?: string): void;
  close(): void;
  toggle(): void;
  /** The panel or a survey is on the screen. */
  busy(): boolean;
  /** Shows a survey, unless something else came first. */
  survey(id: string, trigger: string, shown: () => void): void;
  /** Locale or theme changed. */
  retell(): void;
  /** Takes panel and survey away; they can be opened again. */
  clear(): void;
}

const VIEWS = ['home', 'help', 'messages', 'feedback'];

/** The view of that name; what this version does not have yet begins at home. */
export const viewOf = (name: unknown): View => (VIEWS.includes(name as string) ? (name as View) : 'home');

/** Opens what is loaded when first needed. The newest wish wins: closing before the code came leaves it closed. */
export const createDoor = ({ host, load, drawn, failed }: Parts): Door => {
  let tries = 0;
  let panelPart: Promise<PanelPart> | undefined;
  let panel: Panel | undefined;
  let survey: ReturnType<SurveyPart['showSurvey']> | undefined;
  let wish = 0;
  let isOpen = false;

  const draw = (view?: View): void => {
    if (isOpen === !!view) return;
    isOpen = !!view;
    drawn(view);
  };
  const again = (): void => {
    tries++;
    panelPart = undefined;
  };
  const preload = (): Promise<PanelPart> => {
    if (!panelPart) (panelPart = load.panel(tries)).catch(again);
    return panelPart;
  };
  const open = (view: View, text?: string): void => {
    const mine = ++wish;
    preload().then(({ createPanel }) => {
      if (mine !== wish) return;
      panel ??= createPanel(host, () => draw());
      draw(view);
      panel.open(view, text);
    }, failed);
  };
  const close = (): void => {
    wish++;
    panel?.close();
  };
  return {
    preload: () => void preload(),
    open,
    close,
    toggle: () => (isOpen ? close() : open('home')),
    busy: () => isOpen || !!survey,
    survey(id, trigger, told) {
      load.survey(tries).then(({ showSurvey }) => {
        if (isOpen || survey) return;
        const shown = (survey = showSurvey(host, id, trigger));
        told();
        void shown.done.then(() => {
          if (survey === shown) survey = undefined;
        });
      }, again);
    },
    retell() {
      panel?.retell();
      survey?.retell();
    },
    clear() {
      close();
      panel?.destroy();
      survey?.destroy();
      panel = survey = undefined;
      draw();
    },
  };
};
