import type { Expectation } from '../suite/expectation.ts';
import type { Actor, ActorPort } from './actor.ts';

/** An expectation about exactly one source and one port, with both found. */
export interface Aim {
  readonly expectation: Expectation;
  readonly source: Actor;
  readonly destination: Actor;
  readonly port: ActorPort;
}
