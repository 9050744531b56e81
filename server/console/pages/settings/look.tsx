import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ColoursOf } from '../../../../protocol/content.ts';
import { language } from '../../format/money.ts';
import { reasonOf } from '../../state/api.ts';
import { Field } from '../../ui/field.tsx';
import type { PageProps } from '../../ui/page-props.ts';
import { Sample } from './sample.tsx';
import { isWrong, Section } from './section.tsx';
import type { Setting } from './state.ts';
import { settingsWords as words } from './words.ts';

/** The languages the assistant has words in; a shop may write its button in any other. */
const LANGUAGES = ['en', 'ro', 'ru', 'zh', 'ar'];
const PAUSE = 250;
const HEX = /^#[0-9a-f]{6}$/i;

/** The colours that would be published, worked out by the collector as it does when it publishes. */
const useColours = ({ app, site }: PageProps, brand: string) => {
  const found = useSignal<ColoursOf | undefined>(undefined);
  const problem = useSignal('');
  useEffect(() => {
    if (!HEX.test(brand)) return;
    let live = true;
    const timer = setTimeout(() => {
      app.api.get<ColoursOf>(site.key, `colours?brand=${encodeURIComponent(brand)}`).then(
        (colours) => {
          if (live) [found.value, problem.value] = [colours, ''];
        },
        (error: unknown) => live && (problem.value = words.noColours(reasonOf(error))),
      );
    }, PAUSE);
    return () => {
      live = false;
      clearTimeout(timer);
    };
  }, [brand]);
  return { found: found.value, problem: problem.value };
};

const Brand = ({ value, wrong, onValue }: { value: string; wrong: boolean; onValue: (value: string) => void }) => (
  <div class="setting-brand">
    <input
      type="color"
      aria-label={words.pick}
      value={HEX.test(value) ? value : '#000000'}
      onInput={(event) => onValue(event.currentTarget.value)}
    />
    <Field
      label={words.brand}
      hint={words.brandHint}
      value={value}
      maxLength={7}
      dir="ltr"
      error={(wrong || !HEX.test(value)) && value ? words.brandHint : undefined}
      onValue={(text) => onValue(text.trim())}
    />
  </div>
);

export const LookSection = ({ setting, ...props }: PageProps & { setting: Setting<'look'> }) => {
  const { site } = props;
  const look = setting.body.value;
  const { found, problem } = useColours(props, look?.brand ?? '');
  const tags = [...new Set([...LANGUAGES, ...Object.keys(look?.launcher ?? {})])];
  const launcherWith = (tag: string, text: string): Record<string, string> => {
    const { [tag]: _, ...rest } = look?.launcher ?? {};
    return text ? { ...rest, [tag]: text } : rest;
  };
  return (
    <Section setting={setting} title={words.look} lead={words.lookLead} owner={site.role === 'owner'}>
      {look && (
        <>
          <Brand
            value={look.brand}
            wrong={isWrong(setting, 'brand')}
            onValue={(brand) => setting.write({ brand: brand.toLowerCase() })}
          />
          <div class="setting-two">
            <Field
              label={words.mark}
              hint={words.markHint}
              value={look.mark ?? ''}
              maxLength={8}
              dir="auto"
              error={isWrong(setting, 'mark') ? words.mark : undefined}
              onValue={(mark) => setting.write({ mark: mark.trim() })}
            />
            <div class="field">
              <label for="setting-lang">{words.lang}</label>
              <select
                id="setting-lang"
                value={look.lang}
                onChange={(event) => setting.write({ lang: event.currentTarget.value })}
              >
                {tags.map((tag) => (
                  <option key={tag} value={tag}>
                    {language(tag)}
                  </option>
                ))}
              </select>
              <p class="hint">{words.langHint}</p>
            </div>
          </div>
          <fieldset class="setting-words">
            <legend>
              {words.launcher} <span class="lead">{words.launcherHint}</span>
            </legend>
            {tags.map((tag) => (
              <Field
                key={tag}
                label={language(tag)}
                value={look.launcher[tag] ?? ''}
                maxLength={40}
                dir="auto"
                onValue={(text) => setting.write({ launcher: launcherWith(tag, text) })}
              />
            ))}
          </fieldset>
          {problem && <p class="error">{problem}</p>}
          {found && (
            <>
              <div class="samples">
                {(['light', 'dark'] as const).map((theme) => (
                  <Sample
                    key={theme}
                    colours={found[theme]}
                    name={site.name}
                    mark={look.mark || site.mark}
                    launcher={look.launcher[look.lang] ?? ''}
                    title={theme === 'light' ? words.previewLight : words.previewDark}
                  />
                ))}
              </div>
              <p class="lead">{words.contrast(found.least.toFixed(1))}</p>
            </>
          )}
        </>
      )}
    </Section>
  );
};
