import { anyPort } from './any-port.ts';
import { changeLabel } from './change-label.ts';
import { changeName } from './change-name.ts';
import { changeOrder } from './change-order.ts';
import { changePort } from './change-port.ts';
import { changeProtocol } from './change-protocol.ts';
import { dropPeer } from './drop-peer.ts';
import { dropPolicy } from './drop-policy.ts';
import { dropPolicyType } from './drop-policy-type.ts';
import { dropPort } from './drop-port.ts';
import { dropRule } from './drop-rule.ts';
import { emptyList } from './empty-list.ts';
import { narrowPeer } from './narrow-peer.ts';
import type { Operator } from './operator.ts';
import { swapAction } from './swap-action.ts';
import { swapRules } from './swap-rules.ts';
import { widenPeer } from './widen-peer.ts';

/** Every way in which a rendered policy is changed: one line each. */
export const operators: readonly Operator[] = [
  dropPolicy,
  dropRule,
  dropPeer,
  dropPort,
  dropPolicyType,
  widenPeer,
  narrowPeer,
  changePort,
  anyPort,
  changeProtocol,
  changeLabel,
  changeName,
  swapAction,
  swapRules,
  changeOrder,
  emptyList,
];
