/** Do something while this process has another property, for example the `platform` of another machine. */
export async function withProcess(name: 'platform' | 'getuid', value: unknown, act: () => Promise<void>): Promise<void> {
  const own = Object.getOwnPropertyDescriptor(process, name) ?? {};
  Object.defineProperty(process, name, { ...own, value });
  try {
    await act();
  } finally {
    Object.defineProperty(process, name, own);
  }
}
