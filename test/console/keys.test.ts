import { afterEach, describe, expect, it } from 'vitest';
import { commandOf, createKeys, type Command, type Keys, type Press } from '../../server/console/state/keys.ts';

const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  ctrl: false,
  alt: false,
  typing: false,
  modal: false,
  ...more,
});

describe('a key press', () => {
  it.each([
    ['j', 'next'],
    ['K', 'previous'],
    ['l', 'label'],
    ['a', 'assign'],
    ['n', 'note'],
    ['e', 'done'],
    ['/', 'search'],
    ['?', 'help'],
    ['g', 'g'],
    ['constructor', undefined],
  ])('%s means %s', (key, command) => expect(commandOf(press(key), false, true)).toBe(command));

  it('after G goes to a page', () => {
    expect(commandOf(press('i'), true, true)).toBe('inbox');
    expect(commandOf(press('n'), true, true)).toBe('install');
    expect(commandOf(press('j'), true, true)).toBe('next');
  });

  it('means nothing in a field, in a dialog, with Alt, or when single keys are off', () => {
    expect(commandOf(press('e', { typing: true }), false, true)).toBeUndefined();
    expect(commandOf(press('e', { modal: true }), false, true)).toBeUndefined();
    expect(commandOf(press('e', { alt: true }), false, true)).toBeUndefined();
    expect(commandOf(press('e'), false, false)).toBeUndefined();
    expect(commandOf(press('e', { ctrl: true }), false, true)).toBeUndefined();
  });

  it('Ctrl K searches always, in fields and with single keys off, but not over a dialog', () => {
    expect(commandOf(press('k', { ctrl: true, typing: true }), false, false)).toBe('search');
    expect(commandOf(press('k', { ctrl: true, modal: true }), false, true)).toBeUndefined();
  });

  it('is found by its place on keyboards without Latin letters', () => {
    expect(commandOf(press('о', { code: 'KeyJ' }), false, true)).toBe('next');
    expect(commandOf(press('n', { code: 'KeyL' }), false, true)).toBe('note');
  });
});

describe('the keyboard', () => {
  let keys: Keys | undefined;
  const heard: Command[] = [];
  const type = (key: string, target: EventTarget = document.body): void => {
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  };
  afterEach(() => {
    keys?.stop();
    heard.length = 0;
    localStorage.clear();
    document.body.replaceChildren();
  });

  it('forgets a G that nothing followed', () => {
    let now = 0;
    keys = createKeys(
      window,
      () => now,
      (command) => heard.push(command),
    );
    type('g');
    now = 5_000;
    type('i');
    type('g');
    now = 5_500;
    type('i');
    expect(heard).toEqual(['inbox']);
  });

  it('leaves fields alone, and keeps the choice to switch single keys off', () => {
    const field = document.body.appendChild(document.createElement('textarea'));
    keys = createKeys(
      window,
      () => 0,
      (command) => heard.push(command),
    );
    type('e', field);
    type('e');
    keys.setSingle(false);
    type('e');
    keys.stop();
    keys = createKeys(
      window,
      () => 0,
      (command) => heard.push(command),
    );
    type('e');
    expect(keys.single.value).toBe(false);
    expect(heard).toEqual(['done']);
  });
});
