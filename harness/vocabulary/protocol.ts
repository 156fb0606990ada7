/** Transport protocols a flow can use. ICMP stands for ICMPv6 on an IPv6 address. */
export type Protocol = 'TCP' | 'UDP' | 'SCTP' | 'ICMP';
