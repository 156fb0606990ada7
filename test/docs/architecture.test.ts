import assert from 'node:assert/strict';
import { execa } from 'execa';
import { readPage } from './read-page.ts';

describe('docs/architecture.md', () => {
  it('names every folder of the sources, and no other', async () => {
    const { stdout } = await execa('git', ['ls-files'], { cwd: new URL('../..', import.meta.url) });
    const folders = new Set(stdout.split('\n').flatMap(foldersOf));
    const page = await readPage('docs/architecture.md');
    const table = /^## Folder by folder$(.*?)^## /ms.exec(page)?.[1] ?? '';
    const named = [...table.matchAll(/^\| (`.*?) \|/gm)].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`(.*?)\/`/g)].map(([, folder = '']) => folder),
    );
    assert.deepEqual(named.toSorted(), [...folders].toSorted());
  });
});

/** A folder that the page tells of on its own: those of harness/ and clusters/, and the other ones at the top. */
function foldersOf(file: string): readonly string[] {
  const [top = '', second = '', ...others] = file.split('/');
  if (second === '' || top.startsWith('.') || top === 'docs') return [];
  if (top !== 'harness' && top !== 'clusters') return [top];
  return others.length === 0 ? [] : [`${top}/${second}`];
}
