// Words with which a narrative goes on in its next message: "Ngoài ra, …", "Bên cạnh đó, …". Nothing here is sent.
import { words } from "../phrases.ts";
import * as small from "./small-words.ts";

/** They begin a sentence that follows another one. */
export const joining = [
  ...small.furthermore,
  ...small.amongThese,
  ...small.namely,
  ...words(`
  bên cạnh đó; bên cạnh việc đó; song song đó; đồng thời; tiếp theo; tiếp theo đó; sau đó; tiếp đó; cùng với đó; từ đó; qua đó; nhờ đó;
  vì vậy; vì thế; do đó; cụ thể là; hơn nữa; tuy nhiên; cuối cùng;
`),
];
