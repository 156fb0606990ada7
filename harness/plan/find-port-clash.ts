import type { Listener } from '../cluster/listener.ts';
import { controllerListeners, type ControllerPorts } from './controller-listeners.ts';

/**
 * Two of the controller's listeners on one port: the values give two ports of the chart one number, or the number of a port
 * on which a probe needs nobody to be.
 * @returns the clash in words; undefined where there is none
 */
export function findPortClash(ports: ControllerPorts): string | undefined {
  const taken = new Map<string, string>();
  const listeners = controllerListeners(ports);
  for (const [name, listener] of listeners) {
    const key = `${String(listener.port)}/${transportOf(listener)}`;
    const other = taken.get(key);
    if (other !== undefined && listeners.get(other) !== listener) {
      return `The controller's ports ${other} and ${name} are both ${key}, and one pod can't listen twice. Give each port of the chart a number of its own (unlisted and unlisted-udp are the harness's: 9999/TCP and 9998/UDP must stay free).`;
    }
    taken.set(key, name);
  }
  return undefined;
}

function transportOf({ application }: Listener): 'TCP' | 'UDP' {
  return application === 'udp' ? 'UDP' : 'TCP';
}
