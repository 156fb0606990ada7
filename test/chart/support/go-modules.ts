import { tmpdir } from 'node:os';
import { execa, execaSync } from 'execa';
import { z } from 'zod';

const goCommand = 'go';

/** A Go module that holds published API schemas, with the checksum that go.sum files have for it. */
export interface GoModule {
  readonly path: string;
  readonly version: string;
  readonly sum: string;
}

/** Where the schemas come from. None of their files is kept in this repository. */
export const goModules = {
  kubernetes: { path: 'k8s.io/client-go', version: 'v0.34.4', sum: 'h1:IXhvzFdm0e897kXtLbeyMpAGzontcShJ/gi/XCCsOLc=' },
  cilium: { path: 'github.com/cilium/cilium', version: 'v1.20.2', sum: 'h1:dqiEGIcXc+gqCLYG/l7VCFJ8GHyb4HUrwbZOpkX5dL8=' },
  calico: {
    path: 'github.com/projectcalico/calico',
    version: 'v1.11.0-cni-plugin.0.20250813170300-a0db560f0520',
    sum: 'h1:TXnPEzx4pLWgwzCetIO/VJuz4iBZZrOdNSv16a50YqE=',
  },
  clusterNetworkPolicy: {
    path: 'sigs.k8s.io/network-policy-api',
    version: 'v0.3.0',
    sum: 'h1:RL6fVXiix9IW1pj0ImkW645m+EWmb3dBGCiW19bg5+k=',
  },
} as const satisfies Readonly<Record<string, GoModule>>;

/** Why modules cannot be had on this machine; undefined where they can. */
export function whyNoModules(): string | undefined {
  return execaSync(goCommand, ['version'], { reject: false }).failed ? 'go is not on PATH' : undefined;
}

const downloadSchema = z.object({ Dir: z.string(), Sum: z.string(), Error: z.string().optional() });

/** Download a module into go's own cache, once for this machine. @returns its folder */
export async function downloadModule({ path, version, sum }: GoModule): Promise<string> {
  const { stdout, stderr } = await execa(goCommand, ['mod', 'download', '-json', `${path}@${version}`], { cwd: tmpdir(), reject: false });
  const downloaded = downloadSchema.safeParse(JSON.parse(stdout === '' ? '{}' : stdout));
  if (!downloaded.success) throw new Error(`${path}@${version} cannot be downloaded: ${stdout}${stderr}`);
  if (downloaded.data.Sum !== sum) throw new Error(`${path}@${version} has the checksum ${downloaded.data.Sum}, not ${sum}`);
  return downloaded.data.Dir;
}
