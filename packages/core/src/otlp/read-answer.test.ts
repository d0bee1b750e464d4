import { describe, expect, it } from 'vitest';
import { readAnswer } from './read-answer.ts';

describe('readAnswer', () => {
  it.each([
    ['', 'empty', ''],
    [' \n', 'empty', ''],
    ['{"partialSuccess":{}}', 'json', ''],
    [
      '{"code":3, "message":"trace ids must be 128 bit, received 0 bits"}',
      'json',
      'trace ids must be 128 bit, received 0 bits',
    ],
    [
      '{"status":"error","error":"authentication error: invalid scope requested"}',
      'json',
      'authentication error: invalid scope requested',
    ],
    ['{"error":{"code":401,"message":"no"}}', 'json', 'no'],
    ['"just text"', 'json', 'just text'],
    ['null', 'json', ''],
    ['404 page not found', 'text', '404 page not found'],
    ['error code: 1016', 'text', 'error code: 1016'],
    ['<!DOCTYPE html><title>Grafana</title>', 'html', ''],
    ['<html><body>Moved</body></html>', 'html', ''],
    ['<?xml version="1.0"?><Error/>', 'html', ''],
    ['{"cut off', 'text', '{"cut off'],
    ['a < b and 3 > 2', 'text', 'a < b and 3 > 2'],
  ])('reads %j as %s', (body, form, text) => {
    expect(readAnswer(body)).toMatchObject({ form, text });
  });
});
