import type { Host } from '../host.ts';
import type { FormSpeech } from '../locales/form-speech.ts';
import type { Form } from '../state/form.ts';
import type { PanelState } from '../state/panel.ts';
import { outcomeWords } from './outcome-words.ts';
import { emailError, textError } from './faults.ts';

const make = <K extends keyof HTMLElementTagNameMap>(name: K, look: string, words = ''): HTMLElementTagNameMap[K] => {
  const element = document.createElement(name);
  element.className = look;
  element.textContent = words;
  return element;
};

const labelled = (name: 'textarea' | 'input', id: string, label: string) => {
  const box = make('div', 'field');
  const caption = make('label', '', label);
  const input = make(name, 'in');
  const error = make('p', 'err');
  caption.htmlFor = input.id = id;
  input.addEventListener('input', () => (input.dir = input.value ? 'auto' : ''));
  error.id = `${id}-error`;
  error.setAttribute('role', 'alert');
  input.setAttribute('aria-describedby', error.id);
  box.append(caption, input, error);
  return { box, input, error };
};

interface Parts {
  host: Host;
  state: PanelState;
  close: () => void;
  form: Form;
  speech: FormSpeech;
}

/** A message form of plain elements, for pages in which the panel cannot be drawn. */
export const plainForm = (into: HTMLElement, { host, state, close, form, speech }: Parts) => {
  const { words } = speech;
  const page = make('form', 'body');
  const text = labelled('textarea', 'text', host.site.replies ? words.question : words.message);
  const email = labelled('input', 'email', host.site.replies ? words.emailForAnswer : words.emailOptional);
  const send = make('button', 'btn main', words.send);
  const leave = make('button', 'btn plain', words.close);
  const result = make('p', 'keep');
  page.noValidate = true;
  text.input.value = form.text.value;
  email.input.value = form.email.value;
  leave.type = 'button';
  leave.addEventListener('click', close);
  result.setAttribute('role', 'status');
  page.addEventListener('submit', async (event) => {
    event.preventDefault();
    form.write('text', text.input.value);
    form.write('email', email.input.value);
    const done = await form.submit(speech.tag);
    const outcome = form.outcome.value;
    text.error.textContent = textError(form, speech) ?? '';
    email.error.textContent = emailError(form, speech) ?? '';
    if (!done || !outcome) return void (result.textContent = form.refusal.value ?? '');
    const situation = { kind: form.kind, outcome, replies: host.site.replies, online: state.online.value };
    text.input.value = '';
    result.textContent = outcomeWords({ ...situation, mode: host.mode() }, speech).join('. ');
    form.again();
  });
  const buttons = make('div', 'btns keep');
  buttons.append(leave, send);
  page.append(make('h3', '', host.site.replies ? words.askTitle : words.writeTitle));
  page.append(text.box, email.box, buttons, result);
  into.replaceChildren(page);
};
