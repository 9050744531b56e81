import { describe, expect, it, vi } from 'vitest';
import { signal } from '../../../widget/state/signal.ts';
import { render } from '../../../widget/ui/draw.ts';
import { mount } from '../../../widget/ui/mount.ts';

const box = (): HTMLElement => document.body.appendChild(document.createElement('div'));

describe('drawing', () => {
  it('makes elements, texts, lists, fragments and components, and nothing of what is empty', () => {
    const into = box();
    const Name = ({ name }: { name: string }) => <b>{name}</b>;
    render(
      <>
        <p class="a" hidden={false} data-n={0} aria-busy="true">
          {null}
          {false}
          {0} <Name name="Ana" />
        </p>
        {['x', 'y'].map((word) => (
          <i key={word}>{word}</i>
        ))}
      </>,
      into,
    );
    expect([...into.querySelectorAll('*')].map((element) => element.localName)).toEqual(['p', 'b', 'i', 'i']);
    expect(into.textContent).toBe('0 Anaxy');
    const names = ['class', 'data-n', 'aria-busy', 'hidden'];
    expect(names.map((name) => into.querySelector('p')!.getAttribute(name))).toEqual(['a', '0', 'true', null]);
  });
  it('takes away what a translator put in the place of its words, so that none stand twice', () => {
    const into = box();
    const view = (count: number) => (
      <p>
        {count} in <b>stock</b>
      </p>
    );
    render(view(1), into);
    const [line, translated] = [into.querySelector('p')!, document.createElement('font')];
    translated.textContent = '1 în ';
    line.firstChild!.remove();
    line.replaceChild(translated, line.firstChild!);
    render(view(2), into);
    expect(into.textContent).toBe('2 in stock');
  });
  it('never takes words for markup', () => {
    const into = box();
    const words = '<img src=x onerror=alert(1)>';
    render(<p title={words}>{words}</p>, into);
    expect(into.querySelector('img')).toBeNull();
    expect(into.textContent).toBe(words);
  });
  it('keeps an element where it was, with its focus, when others come and go before it', () => {
    const into = box();
    const view = (more: boolean) => (
      <div>
        {more ? <p>before</p> : null}
        <form>
          <input id="kept" />
        </form>
      </div>
    );
    render(view(true), into);
    const input = into.querySelector('input')!;
    input.focus();
    const moved = vi.spyOn(Node.prototype, 'insertBefore');
    render(view(false), into);
    expect(moved).not.toHaveBeenCalled();
    render(view(true), into);
    expect(into.querySelector('input')).toBe(input);
    expect(document.activeElement).toBe(input);
    expect(into.querySelector('div')!.firstElementChild!.textContent).toBe('before');
    moved.mockRestore();
  });
  it('moves others, not what has the focus, when one before it takes the place of one after it', () => {
    const into = box();
    const form = (
      <form>
        <input />
      </form>
    );
    const view = (typed: boolean) => (
      <div>
        {typed ? null : <p>there is none in your language</p>}
        {form}
        {typed ? <p>nothing found</p> : null}
      </div>
    );
    render(view(false), into);
    into.querySelector('input')!.focus();
    const moved = vi.spyOn(Node.prototype, 'insertBefore');
    render(view(true), into);
    expect(moved.mock.calls.map(([node]) => (node as Element).localName)).not.toContain('form');
    moved.mockRestore();
    expect([...into.querySelector('div')!.children].map((child) => child.localName)).toEqual(['form', 'p']);
    expect(into.textContent).toBe('nothing found');
    expect(document.activeElement).toBe(into.querySelector('input'));
  });
  it('takes a field that has the focus out of what an extension wrapped it into', () => {
    const into = box();
    const view = (
      <p>
        <input />
        <b>x</b>
      </p>
    );
    render(view, into);
    const [line, input, wrapper] = [into.querySelector('p')!, into.querySelector('input')!, box()];
    input.replaceWith(wrapper);
    wrapper.append(input);
    input.focus();
    expect(document.activeElement).toBe(input);
    render(view, into);
    expect([...line.childNodes]).toEqual([input, line.querySelector('b')]);
  });
  it('keeps elements by their keys when a list is turned round, and makes another for another key', () => {
    const into = box();
    const list = (ids: string[]) => (
      <ul>
        {ids.map((id) => (
          <li key={id}>{id}</li>
        ))}
      </ul>
    );
    render(list(['a', 'b', 'c']), into);
    const [a, b, c] = into.querySelectorAll('li');
    render(list(['c', 'a', 'd']), into);
    expect([...into.querySelectorAll('li')].map((li) => li.textContent)).toEqual(['c', 'a', 'd']);
    expect([...into.querySelectorAll('li')].slice(0, 2)).toEqual([c, a]);
    expect(b!.isConnected).toBe(false);
  });
  it('a component with another key begins anew', () => {
    const into = box();
    const Page = () => <section />;
    render(<Page key="one" />, into);
    const first = into.firstChild;
    render(<Page key="one" />, into);
    expect(into.firstChild).toBe(first);
    render(<Page key="two" />, into);
    expect(into.firstChild).not.toBe(first);
  });
  it('takes away attributes and handlers that are no longer given', () => {
    const into = box();
    const click = vi.fn();
    const view = (title: string | undefined, hear: (() => void) | undefined) => (
      <button type="button" title={title} onClick={hear}>
        Go
      </button>
    );
    render(view('x', click), into);
    const button = into.querySelector('button')!;
    button.click();
    render(view(undefined, undefined), into);
    button.click();
    expect(click).toHaveBeenCalledOnce();
    expect(button.hasAttribute('title')).toBe(false);
  });
  it('sets what is typed and ticked as it is now, also after the person changed it', () => {
    const into = box();
    const view = (
      <>
        <input value="one" />
        <input type="checkbox" checked={false} />
        <textarea value="two" />
      </>
    );
    render(view, into);
    const [text, tick] = into.querySelectorAll('input');
    text!.value = 'typed';
    tick!.checked = true;
    render(view, into);
    expect([text!.value, tick!.checked, into.querySelector('textarea')!.value]).toEqual(['one', false, 'two']);
  });
  it('draws signs in their own space', () => {
    const into = box();
    render(
      <svg viewBox="0 0 24 24">
        <path d="M0 0" />
      </svg>,
      into,
    );
    expect(into.querySelector('path')!.namespaceURI).toBe('http://www.w3.org/2000/svg');
    expect(into.querySelector('svg')!.getAttribute('viewBox')).toBe('0 0 24 24');
  });
});

describe('what is mounted', () => {
  it('is drawn again when a signal changes, tells another step once, and goes as it came', async () => {
    const into = box();
    const [name, step] = [signal('Ana'), signal(1)];
    const turned = vi.fn();
    const unmount = mount(
      () => <p>{name.value}</p>,
      into,
      () => step.value,
      turned,
    );
    name.value = 'Ion';
    expect(into.textContent).toBe('Ion');
    await Promise.resolve();
    expect(turned).not.toHaveBeenCalled();
    step.value = 2;
    await Promise.resolve();
    expect(turned).toHaveBeenCalledOnce();
    unmount();
    name.value = 'Eva';
    expect(into.childNodes).toHaveLength(0);
  });
  it('tells when what had the focus has gone, unless something else was given it', async () => {
    const root = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
    const into = root.appendChild(document.createElement('div'));
    const there = signal(true);
    const lost = vi.fn();
    const view = () => (
      <>
        {there.value ? <button type="button">Go</button> : null}
        <input />
      </>
    );
    mount(view, into, undefined, lost);
    const press = (): void => {
      there.value = true;
      root.querySelector('button')!.focus();
      there.value = false;
    };
    press();
    root.querySelector('input')!.focus();
    await Promise.resolve();
    expect(lost).not.toHaveBeenCalled();
    press();
    await Promise.resolve();
    expect(lost).toHaveBeenCalledOnce();
  });
});
