import type { Cell } from '../plan/cell.ts';
import type { Manifest } from '../vocabulary/manifest.ts';

type Place = Pick<Cell, 'namespace' | 'turn'>;
type Rendered = Promise<readonly Manifest[]>;

/**
 * What a source renders for cells. Those that share a namespace at the same time have the same values: the first one renders for all.
 */
export class Renderings {
  readonly #begun = new Map<string, Rendered>();

  /** The cell's rendering, begun so where it was not before. @throws as `begin` */
  render(cell: Place, begin: () => Rendered): Rendered {
    const rendering = this.#begun.get(keyOf(cell)) ?? begin();
    this.#begun.set(keyOf(cell), rendering);
    return rendering;
  }

  /** What was rendered for a cell. @throws Error where nothing was */
  of(cell: Place): Rendered {
    const rendering = this.#begun.get(keyOf(cell));
    if (rendering === undefined) throw new Error(`nothing was rendered for ${keyOf(cell)}`);
    return rendering;
  }
}

function keyOf({ namespace, turn }: Place): string {
  return `${namespace}, turn ${String(turn)}`;
}
