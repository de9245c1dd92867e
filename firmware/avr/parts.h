/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The files of this folder to each other. */

#include "../board.h"
#include "../imu.h"

/* clock.c: Timer 1 counts microseconds, Timer 0 looks after the motor every millisecond. */
void clock_init (void);

/* adc.c: the eight cells, and now and then the supply. */
void adc_init (void);
void adc_begin (void);
/* Whether the scan is done; ret_cells is then good until the next begins. */
bool adc_done (const volatile uint16_t **ret_cells);

/* twi.c: one exchange at a time, by interrupt. */
void twi_init (void);
void twi_begin (const ImuExchange *exchange);
/* Whether it is done or has taken more than 4 ms. */
bool twi_done (bool *ret_answered, const uint8_t **ret_bytes);

/* uart.c or usb.c: board_read, board_send, board_line_speed, board_host_there and these. */
void link_init (void);
void link_turn (void);
