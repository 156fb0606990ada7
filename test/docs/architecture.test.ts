import assert from 'node:assert/strict';
import { execa } from 'execa';
import { floors } from '../../tools/architecture/floors.js';
import { withFloors } from '../../tools/docs/floor-tables.ts';
import { readPage, sectionOf } from './read-page.ts';

describe('docs/architecture.md', () => {
  it('has the floor plan that the linter holds imports against', async () => {
    const page = await readPage('docs/architecture.md');
    assert.equal(page, withFloors(page, floors), 'npm run docs writes it anew');
  });

  it('names every folder of the sources, and no other', async () => {
    const { stdout } = await execa('git', ['ls-files'], { cwd: new URL('../..', import.meta.url) });
    const rooms = floors.flatMap((floor) => floor.rooms.map(({ room }) => room));
    const beside = sectionOf(await readPage('docs/architecture.md'), 'Beside the floors') ?? '';
    const others = [...beside.matchAll(/^\| `(\w+)\/`/gm)].map(([, folder = '']) => folder);
    assert.deepEqual([...rooms, ...others].toSorted(), [...new Set(stdout.split('\n').flatMap(folderOf))].toSorted());
  });

  it('goes stale where the floor plan changes', async () => {
    const page = await readPage('docs/architecture.md');
    const another = { name: 'attic', rooms: [{ room: 'attic', holds: 'what nobody needs' }] };
    assert.notEqual(page, withFloors(page, [...floors, another]));
    assert.throws(() => withFloors('# A page', floors), /no place/);
  });
});

/** Those of harness/, and the other ones at the top. */
function folderOf(file: string): readonly string[] {
  const [top = '', second = '', ...others] = file.split('/');
  if (second === '' || top.startsWith('.') || top === 'docs') return [];
  if (top !== 'harness') return [top];
  return others.length === 0 ? [] : [`${top}/${second}`];
}
