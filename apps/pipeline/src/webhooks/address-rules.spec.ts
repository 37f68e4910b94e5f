import { addressFault } from './address-rules';

const CLOSED = { allowLinkLocal: false, onlyLoopback: false };

describe('addressFault', () => {
  it.each([
    '169.254.169.254',
    '::ffff:169.254.169.254',
    '::ffff:a9fe:a9fe',
    '64:ff9b::a9fe:a9fe',
    '100.100.100.200',
    '0.0.0.0',
    '::',
    'fe80::1',
    'fd00:ec2::254',
  ])('sends nothing to %s unless allowed', (address) => {
    expect(addressFault(address, CLOSED)).toMatch(/metadata/);
    expect(addressFault(address, { ...CLOSED, allowLinkLocal: true })).toBeNull();
  });

  it.each(['10.1.2.3', '192.168.7.7', '127.0.0.1', '::1', '93.184.216.34', 'fd12:3456::1', '2606:2800::1'])(
    'sends to %s: an endpoint may stand in the own network',
    (address) => {
      expect(addressFault(address, CLOSED)).toBeNull();
    },
  );

  it('keeps what is not encrypted on this machine', () => {
    const open = { ...CLOSED, onlyLoopback: true };
    expect(addressFault('127.0.0.1', open)).toBeNull();
    expect(addressFault('::ffff:127.0.0.1', open)).toBeNull();
    expect(addressFault('10.1.2.3', open)).toMatch(/http is for this machine/);
  });
});
