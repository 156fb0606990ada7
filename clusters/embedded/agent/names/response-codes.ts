/** Response codes of RFC 1035, 4.1.1. */
export const responseCodes = { success: 0, noSuchName: 3, refused: 5 } as const;
