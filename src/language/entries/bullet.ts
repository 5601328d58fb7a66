// The mark before a line of a list, as people and their phones make it.
export const bullet = /^(?:[-•*+▪◦–·●]\s+|\p{L}[).]\s+|\p{Extended_Pictographic}+\s*(?=.))/u;
