// One line to fill in, and one thing to choose, under their labels. Draws, reads nothing.

type BoxProps = {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly type?: "text" | "date" | "time";
  readonly most?: number;
  readonly required?: boolean;
};

/** One line to fill in, under its label. */
export function Box({ name, label, value, type = "text", most, required = false }: BoxProps) {
  return (
    <label>
      {label}
      <input type={type} name={name} value={value} maxlength={most} required={required} autocomplete="off" />
    </label>
  );
}

type TickProps = {
  readonly type: "radio" | "checkbox";
  readonly name: string;
  readonly value: string;
  readonly checked: boolean;
  readonly label: string;
};

/** One thing to choose, or one of several. */
export function Tick({ type, name, value, checked, label }: TickProps) {
  return (
    <label class="choice">
      <input type={type} name={name} value={value} checked={checked} />
      <span>{label}</span>
    </label>
  );
}
