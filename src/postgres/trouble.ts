// What keeps a server of our own from running, as data beside its sentence: whoever speaks to people says it their way.

export type Trouble =
  | { readonly type: "programs-broken"; readonly folder: string; readonly why: string }
  | { readonly type: "package-missing"; readonly name: string }
  | { readonly type: "folder-unusable"; readonly path: string; readonly code: string }
  | { readonly type: "folder-gone"; readonly folder: string; readonly record: string }
  | { readonly type: "nobody-may-enter"; readonly path: string; readonly uid: number }
  | { readonly type: "no-nobody" }
  | { readonly type: "copied"; readonly path: string; readonly owner: string; readonly record: string }
  | { readonly type: "record-unreadable"; readonly path: string; readonly code: string }
  | { readonly type: "record-damaged"; readonly path: string }
  | { readonly type: "does-not-start"; readonly folder: string; readonly log: string }
  | { readonly type: "not-ready"; readonly folder: string; readonly seconds: number; readonly log: string }
  | { readonly type: "password-refused"; readonly record: string }
  | { readonly type: "other-release"; readonly made: string; readonly ours: string }
  | { readonly type: "not-made"; readonly folder: string; readonly why: string }
  | { readonly type: "busy"; readonly seconds: number; readonly pid: number };

/** A server that cannot be run. Its message is for the log; `trouble` is for a sentence of one's own. */
export class ServerTrouble extends Error {
  readonly trouble: Trouble;

  constructor(message: string, trouble: Trouble, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.name = "ServerTrouble";
    this.trouble = trouble;
  }
}
