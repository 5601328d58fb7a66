// One answer of several to a question: a radio button as large as a finger needs. Draws, knows nothing.
import type { Child } from "hono/jsx";

export function Choice(props: {
  readonly name: string;
  readonly value: string;
  readonly checked: boolean;
  readonly children?: Child;
}) {
  return (
    <label class="choice">
      <input type="radio" name={props.name} value={props.value} checked={props.checked} />
      <span>{props.children}</span>
    </label>
  );
}
