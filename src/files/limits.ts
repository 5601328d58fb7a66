// How large a file may be that somebody hands over. Knows nothing else.

/** What one file may have; a megabyte is a million bytes. */
export const mostMegabytes = 10;
export const mostBytesOfFile = mostMegabytes * 1_000_000;
