import { renderChart, type RenderedChart, type RenderOptions } from '../source/chart/render-chart.ts';
import type { Cell } from '../plan/cell.ts';

type Place = Pick<Cell, 'namespace' | 'turn'>;

/**
 * What a chart renders for cells. Those that share a namespace at the same time have the same values: the first one renders for all.
 */
export class Renderings {
  readonly #begun = new Map<string, Promise<RenderedChart>>();

  /** The cell's rendering, begun with these options where it was not before. @throws as `renderChart` */
  render(cell: Place, options: RenderOptions): Promise<RenderedChart> {
    const rendering = this.#begun.get(keyOf(cell)) ?? renderChart(options);
    this.#begun.set(keyOf(cell), rendering);
    return rendering;
  }

  /** What was rendered for a cell. @throws Error where nothing was */
  of(cell: Place): Promise<RenderedChart> {
    const rendering = this.#begun.get(keyOf(cell));
    if (rendering === undefined) throw new Error(`nothing was rendered for ${keyOf(cell)}`);
    return rendering;
  }
}

function keyOf({ namespace, turn }: Place): string {
  return `${namespace}, turn ${String(turn)}`;
}
