import { join } from 'node:path';
import boundaries from 'eslint-plugin-boundaries';
import { floors } from './floors.js';

const rooms = floors.flatMap(({ rooms: ofFloor }, floor) => ofFloor.map((room) => ({ ...room, floor })));

/** The linter's rules that hold imports to the floor plan. */
export const boundaryRules = {
  files: rooms.map(({ room }) => `${room}/**/*.{ts,tsx}`),
  plugins: { boundaries },
  settings: {
    'boundaries/elements': rooms.map(({ room }) => ({ type: room, partialMatch: false, pattern: `${room}/**/*` })),
    'boundaries/root-path': join(import.meta.dirname, '../..'),
    'import/resolver': { node: { extensions: ['.ts', '.tsx', '.js'] } },
  },
  rules: {
    'boundaries/dependencies': [
      'error',
      {
        default: 'disallow',
        message: 'docs/architecture.md: {{from.type}} may not know {{to.type}}',
        policies: rooms.map(({ room, floor, beside = [] }) => ({
          from: { element: { type: room } },
          allow: {
            to: {
              element: {
                types: { anyOf: [room, ...beside, ...rooms.filter((other) => other.floor < floor).map((other) => other.room)] },
              },
            },
          },
        })),
      },
    ],
  },
};
