import type { JSX } from 'preact';
import type { ChoiceOption } from './choice.tsx';

interface SelectProps {
  readonly name: string;
  readonly options: readonly ChoiceOption[];
  readonly value: string;
  readonly onChoose: (value: string) => void;
}

/** A list to choose one value from, with its name before it. */
export function Select({ name, options, value, onChoose }: SelectProps): JSX.Element {
  return (
    <label class="select">
      <span>{name}</span>
      <select
        value={value}
        onChange={(event) => {
          onChoose(event.currentTarget.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
