// Why a request got no answer, and whether it was perhaps carried out. Knows the errors of fetch; tells no address.

type Reason = { readonly code: string; readonly syscall: string | null };

/** The codes of an error and of all it wraps. Never its message: that quotes the address, and with it the token. */
export function reasonsOf(error: unknown, depth = 0): readonly Reason[] {
  if (typeof error !== "object" || error === null || depth > 5) return [];
  const code = "code" in error && typeof error.code === "string" ? error.code : null;
  const syscall = "syscall" in error && typeof error.syscall === "string" ? error.syscall : null;
  const inner = [
    ...("cause" in error ? [error.cause] : []),
    ...("errors" in error && Array.isArray(error.errors) ? error.errors : []),
  ];
  return [
    ...(code === null ? [] : [{ code, syscall }]),
    ...inner.flatMap((each) => reasonsOf(each, depth + 1)),
  ];
}

const NOT_CONNECTED = new Set([
  ...["ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ENETUNREACH", "EHOSTUNREACH", "EADDRNOTAVAIL"],
  ...["UND_ERR_CONNECT_TIMEOUT", "CERT_HAS_EXPIRED", "ERR_TLS_CERT_ALTNAME_INVALID"],
  ...["SELF_SIGNED_CERT_IN_CHAIN", "DEPTH_ZERO_SELF_SIGNED_CERT", "UNABLE_TO_VERIFY_LEAF_SIGNATURE"],
  // A gateway in front of a platform that is down answers for it, and passes nothing on.
  ...["HTTP_500", "HTTP_502", "HTTP_503"],
]);

/** Whether this reason proves that the request was never carried out. */
export function notConnected(reason: Reason): boolean {
  return NOT_CONNECTED.has(reason.code) || reason.syscall === "connect" || reason.syscall === "getaddrinfo";
}
