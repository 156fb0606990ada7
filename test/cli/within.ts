/** Act with another current directory. */
export async function within<Result>(folder: string, action: () => Promise<Result>): Promise<Result> {
  const own = process.cwd();
  process.chdir(folder);
  try {
    return await action();
  } finally {
    process.chdir(own);
  }
}
