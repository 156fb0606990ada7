import type { JSX } from 'preact';

/** One of several values. */
export interface ChoiceOption {
  readonly value: string;
  readonly label: string;
}

interface ChoiceProps {
  readonly name: string;
  readonly options: readonly ChoiceOption[];
  readonly value: string;
  readonly onChoose: (value: string) => void;
}

/** Characters; a longer label may be cut off. */
const longestLabel = 30;

/** A row of buttons of which one is chosen. */
export function Choice({ name, options, value, onChoose }: ChoiceProps): JSX.Element {
  return (
    <div class="choice" role="group" aria-label={name}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          title={option.label.length > longestLabel ? option.label : undefined}
          aria-pressed={option.value === value}
          onClick={() => {
            onChoose(option.value);
          }}
        >
          {option.label}
        </button>
      ))}
    </div>
  );
}
