// Loads read-upload-thread.ts in a new thread: a thread does not inherit the loader that reads TypeScript. Knows tsx.
import { tsImport } from "tsx/esm/api";

await tsImport("./read-upload-thread.ts", import.meta.url);
