import assert from 'node:assert/strict';
import { findServiceObstacle } from '../../harness/cluster/service-obstacle.ts';
import type { Family, Via } from '../../harness/vocabulary/flow.ts';
import type { Service } from '../../harness/vocabulary/world.ts';

const web: Service = {
  namespace: 'shop',
  name: 'web',
  labels: {},
  addresses: ['10.96.0.9'],
  backends: ['web', 'web.1'],
  ports: [{ port: 80, targetPort: 8080, protocol: 'TCP' }],
};
const viaWeb: Via = { kind: 'service', namespace: 'shop', name: 'web' };

function obstacle(source: string, changes: { readonly via?: Via; readonly family?: Family } = {}, services = [web]): string | undefined {
  return findServiceObstacle({ source, destination: 'web', protocol: 'TCP', port: 8080, family: 4, via: viaWeb, ...changes }, services);
}

describe('a flow by way of a Service', () => {
  it('can be sent from somebody who is not behind it, and has no say in flows that go another way', () => {
    assert.equal(obstacle('client'), undefined);
    assert.equal(obstacle('web.1', { via: { kind: 'address' }, family: 6 }), undefined);
  });

  it('shows nothing from one of several behind it: at times it would answer itself', () => {
    assert.equal(obstacle('web.1'), 'the Service shop/web also leads back to web.1, and whom it leads to is chance');
    assert.equal(obstacle('web', {}, [{ ...web, backends: ['web'] }]), undefined);
  });

  it('goes nowhere in a family that the Service has no address of, or to one that is not there', () => {
    assert.equal(obstacle('client', { family: 6 }), 'the Service shop/web has no IPv6 address in this cluster');
    assert.equal(obstacle('client', {}, []), 'the Service shop/web is not in this cluster');
  });
});
