// `npm start`: the program, built first where its sources changed.
import { runBuilt } from "./build.mjs";

const parent = process.ppid;
if (process.env.npm_lifecycle_event !== undefined) {
  // npm hands SIGTERM to its shell alone. The shell dies of it and says nothing, so its end is taken for the signal.
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, "SIGTERM");
  }, 500);
  watch.unref();
}
await runBuilt("main");
