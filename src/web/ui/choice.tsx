/** One of a few, each said in full. */
export function Choice<V extends string>({
  legend,
  name,
  value,
  choices,
  onChoose,
}: {
  readonly legend: string;
  readonly name: string;
  readonly value: V;
  readonly choices: readonly (readonly [V, string])[];
  readonly onChoose: (value: V) => void;
}) {
  return (
    <fieldset>
      <legend className="mb-1 font-medium">{legend}</legend>
      {choices.map(([choice, label]) => (
        <label key={choice} className="flex min-h-9 items-center gap-2">
          <input
            type="radio"
            name={name}
            checked={value === choice}
            onChange={() => onChoose(choice)}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
