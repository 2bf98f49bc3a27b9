import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { usePanel } from '../panel-context.ts';
import { loadComplete } from '../parts.ts';
import { Say, usePhrase } from '../Say.tsx';
import { say } from '../strings.ts';
import type { Completion } from './completion.ts';
import styles from './Filter.module.css';

const NONE: Completion = { from: 0, to: 0, options: [] };
const CHIPS = ['blocked', 'preflighted', 'fixed'] as const;

/** The filter's text, with the ways to go on below it, and the switches that most people need. */
export function Filter() {
  return (
    <>
      <FilterText />
      <Chips />
    </>
  );
}

/** A combobox after the WAI-ARIA pattern: Down chooses among the ways to go on, Enter and Tab take one, Esc closes. */
function FilterText() {
  const { view, log } = usePanel();
  const t = usePhrase();
  const input = useRef<HTMLInputElement>(null);
  const completion = useSignal(NONE);
  const active = useSignal(-1);
  const { options, from, to } = completion.value;
  const problem = view.problem.value;

  function close(): void {
    completion.value = NONE;
    active.value = -1;
  }
  async function suggest(): Promise<void> {
    const complete = await loadComplete();
    const field = input.current;
    // Somebody may have left it meanwhile.
    if (field === null || field !== document.activeElement) return;
    completion.value = complete(field.value, field.selectionStart ?? field.value.length, log.rows.peek());
    active.value = -1;
  }
  function take(option: string): void {
    const before = view.query.value.slice(0, from) + option;
    const space = option.endsWith(':') ? '' : ' ';
    view.query.value = `${before}${space}${view.query.value.slice(to).trimStart()}`;
    close();
    // The field has its new text after the next drawing; the caret belongs behind what was taken.
    requestAnimationFrame(() => {
      input.current?.setSelectionRange(before.length + space.length, before.length + space.length);
      if (space === '') void suggest();
    });
  }
  function onKeyDown(event: KeyboardEvent): void {
    const { key, shiftKey } = event;
    const isOpen = options.length > 0;
    const option = options[Math.max(0, active.value)];
    if (isOpen && (key === 'ArrowDown' || key === 'ArrowUp')) {
      const step = key === 'ArrowDown' ? 1 : -1;
      active.value = (Math.max(active.value, step > 0 ? -1 : 0) + step + options.length) % options.length;
    } else if (option !== undefined && key === 'Tab' && !shiftKey) take(option);
    else if (option !== undefined && key === 'Enter' && active.value >= 0) take(option);
    else if (key === 'Escape' && isOpen) close();
    else if (key === 'Escape' && view.query.value !== '') view.clearFilter();
    else if (key === 'ArrowDown') document.querySelector<HTMLElement>('[role=treegrid]')?.focus();
    else return;
    event.preventDefault();
    // What the filter has a use for is neither for the details nor for DevTools.
    event.stopPropagation();
  }
  return (
    <span class={styles['root']}>
      <input
        ref={input}
        type="text"
        role="combobox"
        class={styles['filter']}
        data-testid="filter"
        spellcheck={false}
        autocomplete="off"
        aria-label={t(say('filter_label'))}
        aria-autocomplete="list"
        aria-controls="filter-options"
        aria-expanded={options.length > 0}
        aria-invalid={problem !== null}
        aria-describedby="filter-problem"
        {...(active.value >= 0 ? { 'aria-activedescendant': `filter-option-${active.value}` } : {})}
        placeholder={t(say('filter_hint'))}
        value={view.query.value}
        onInput={({ currentTarget }) => {
          view.query.value = currentTarget.value;
          void suggest();
        }}
        onFocus={() => void loadComplete()}
        onBlur={close}
        onKeyDown={onKeyDown}
      />
      <div
        id="filter-options"
        role="listbox"
        class={styles['options']}
        aria-label={t(say('filter_suggestions'))}
        hidden={options.length === 0}
      >
        {options.map((option, index) => (
          <div
            key={option}
            id={`filter-option-${index}`}
            role="option"
            class={styles['option']}
            aria-selected={index === active.value}
            onPointerDown={(event) => {
              // The field keeps the focus.
              event.preventDefault();
              take(option);
            }}
          >
            {option}
          </div>
        ))}
      </div>
      <span id="filter-problem" role="status" class={styles['problem']} data-testid="filter-problem">
        {problem !== null && options.length === 0 && <Say message={problem} />}
      </span>
    </span>
  );
}

function Chips() {
  const { view } = usePanel();
  const t = usePhrase();
  return (
    <>
      {CHIPS.map((state) => (
        <button
          key={state}
          type="button"
          class={styles['chip']}
          data-testid={`only-${state}`}
          title={t(say(`chip_${state}_hint`))}
          aria-pressed={view.hasTerm(`is:${state}`)}
          onClick={() => view.toggleTerm(`is:${state}`)}
        >
          {t(say(`chip_${state}`))}
        </button>
      ))}
      {view.isFiltered.value && (
        <label class="check" title={t(say('invert_hint'))}>
          <input
            type="checkbox"
            data-testid="invert"
            checked={view.invert.value}
            onChange={({ currentTarget }) => {
              view.invert.value = currentTarget.checked;
            }}
          />
          {t(say('invert'))}
        </label>
      )}
    </>
  );
}
