import { z } from 'zod';
import { portNumberSchema } from '../schema/port-schema.ts';
import { exactlyOne } from './exactly-one.ts';

const portSchema = exactlyOne({
  number: portNumberSchema,
  range: z
    .strictObject({ start: portNumberSchema, end: portNumberSchema })
    .refine(({ start, end }) => start < end, 'start must be less than end'),
});

const transportSchema = exactlyOne({ destinationPort: portSchema });

/** An item of `protocols`. */
export const protocolSchema = exactlyOne({
  tcp: transportSchema,
  udp: transportSchema,
  sctp: transportSchema,
  destinationNamedPort: z.string().min(1, 'is empty'),
});

/** An item of `protocols`. */
export type PolicyProtocol = z.output<typeof protocolSchema>;

/** `destinationPort` of a protocol. */
export type DestinationPort = z.output<typeof portSchema>;
