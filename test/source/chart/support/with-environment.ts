type Variables = Readonly<Record<string, string | undefined>>;

/** Do something while variables of this process's environment are others; undefined where there is none of that name. */
export async function withEnvironment<Result>(variables: Variables, action: () => Promise<Result>): Promise<Result> {
  const before = Object.fromEntries(Object.keys(variables).map((name) => [name, process.env[name]]));
  assign(variables);
  try {
    return await action();
  } finally {
    assign(before);
  }
}

function assign(variables: Variables): void {
  for (const [name, value] of Object.entries(variables)) {
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  }
}
