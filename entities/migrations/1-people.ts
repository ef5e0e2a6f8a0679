import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Authorities, suppliers, people and who plays which part in a tender. */
export class People1764000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE authorities (
        id text PRIMARY KEY CHECK (id ~ '^[a-z0-9-]{1,40}$'),
        name text NOT NULL
      );
      CREATE TABLE people (
        id text PRIMARY KEY,
        name text NOT NULL,
        email text NOT NULL,
        custodian_recipient text,
        registered_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE TABLE authority_roles (
        authority text NOT NULL REFERENCES authorities,
        person text NOT NULL,
        role text NOT NULL CHECK (role IN ('officer', 'manager', 'auditor')),
        PRIMARY KEY (authority, person, role)
      );
      CREATE TABLE suppliers (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        name text NOT NULL,
        fiscal_code text NOT NULL UNIQUE,
        registered_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE TABLE supplier_people (
        supplier uuid NOT NULL REFERENCES suppliers,
        person text NOT NULL,
        PRIMARY KEY (person)
      );
      CREATE TABLE drafts (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        authority text NOT NULL REFERENCES authorities,
        content jsonb NOT NULL,
        revision integer NOT NULL DEFAULT 1,
        created_by text NOT NULL,
        updated_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE TABLE tender_roles (
        tender uuid NOT NULL,
        person text NOT NULL,
        role text NOT NULL
          CHECK (role IN ('rup', 'awardOrgan', 'seggio', 'commissioner', 'custodian', 'auditor')),
        PRIMARY KEY (tender, person, role)
      );
      CREATE INDEX ON tender_roles (person);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE tender_roles, drafts, supplier_people, suppliers, authority_roles, people, authorities',
    );
  }
}
