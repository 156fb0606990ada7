export * from '../../scenarios/claims.ts';
