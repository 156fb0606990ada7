import packageJson from '../../package.json' with { type: 'json' };

/** This program, as results name it. */
export const tool = { name: packageJson.name, version: packageJson.version } as const;
