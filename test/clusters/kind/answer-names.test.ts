import assert from 'node:assert/strict';
import { addHosts } from '../../../clusters/kind/answer-names.ts';

describe("names of hosts outside in the cluster's DNS", () => {
  it('are answered before anything is forwarded; other names go on', () => {
    const corefile = '.:53 {\n    errors\n    forward . /etc/resolv.conf {\n       max_concurrent 1000\n    }\n}\n';
    const hosts = [
      { names: ['bucket.example.com', 'alias.example.com'], addresses: ['172.18.0.5', 'fc00::5'] },
      { names: ['otlp.example.com'], addresses: ['172.18.0.6'] },
    ];
    assert.equal(
      addHosts(corefile, hosts),
      [
        '.:53 {',
        '    hosts {',
        '        172.18.0.5 bucket.example.com alias.example.com',
        '        fc00::5 bucket.example.com alias.example.com',
        '        172.18.0.6 otlp.example.com',
        '        fallthrough',
        '    }',
        '    errors',
        '    forward . /etc/resolv.conf {',
        '       max_concurrent 1000',
        '    }',
        '}',
        '',
      ].join('\n'),
    );
  });
});
