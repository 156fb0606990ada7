import assert from 'node:assert/strict';
import { parseCount } from '../../../cli/flags/parse-count.ts';
import { parseDestination } from '../../../cli/flags/parse-destination.ts';
import { parseExternal } from '../../../cli/flags/parse-external.ts';

describe('a host outside, as a user provides it', () => {
  it('is the name of a row, an address and the port of that row', () => {
    assert.deepEqual(parseExternal('s3=192.0.2.7:443', '--external'), { id: 's3', address: '192.0.2.7', port: 443 });
    assert.deepEqual(parseExternal('otlp=[2001:db8::7]:4317', '--external'), { id: 'otlp', address: '2001:db8::7', port: 4317 });
  });

  it('is nothing else', () => {
    for (const text of [
      '',
      's3',
      's3=192.0.2.7',
      's3=example.com:443',
      'x s3=192.0.2.7:443',
      's3=192.0.2.7:443x',
      '=192.0.2.7:443',
      's3=x[::1]:443',
      's3=[::1]x:443',
    ])
      assert.throws(() => parseExternal(text, '--external'), {
        message: `--external ${JSON.stringify(text)}: expected NAME=ADDRESS:PORT with an IP address, e.g. bucket=198.51.100.7:443.`,
        exitCode: 3,
      });
  });
});

describe('a number of things', () => {
  it('is from 1 to 999', () => {
    for (const text of ['1', '10', '999']) assert.equal(parseCount(text, '--repeat'), Number(text));
    for (const text of ['0', '01', '1000', '-1', '1.5', '', 'x1', '1x', '1a'])
      assert.throws(() => parseCount(text, '--repeat'), {
        message: `--repeat ${JSON.stringify(text)}: expected a whole number from 1 to 999.`,
        exitCode: 3,
      });
  });
});

describe('where a flow goes', () => {
  it('is an endpoint and a port, by TCP where nothing is said', () => {
    assert.deepEqual(parseDestination('controller:gate', '--to'), { endpoint: 'controller', port: 'gate', protocol: 'TCP' });
    assert.deepEqual(parseDestination('a:65535/udp', '--to'), { endpoint: 'a', port: 65_535, protocol: 'UDP' });
    assert.deepEqual(parseDestination('a:1/sctp', '--to'), { endpoint: 'a', port: 1, protocol: 'SCTP' });
    for (const text of ['a:65536', 'a b:1', 'a:1/icmp', 'a:1/tcp x', ' a:1'])
      assert.throws(() => parseDestination(text, '--to'), { exitCode: 3 });
  });
});
