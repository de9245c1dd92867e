/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The board around the chip. Comes in: pins and bus messages of simavr. Goes out: the same. Never: wall-clock time. */

#include "simulated.h"

#include <math.h>
#include <simavr/avr_adc.h>
#include <simavr/avr_ioport.h>
#include <simavr/avr_twi.h>
#include <simavr/avr_uart.h>
#include <simavr/sim_elf.h>
#include <stdio.h>
#include <string.h>

#define IMU_ADDRESS 0x68
#define FIRST       0x3b
#define POWER       0x6b
#define PORTD       0x2b
#define BYTE_CYCLES (SIMULATED_HZ / 11520)

double
simulated_s (const Simulated *simulated)
{
  return simulated->avr->cycle / (double) SIMULATED_HZ;
}

double
simulated_roll_deg (double s)
{
  return s < 2 ? 0 : 300 * (1 - cos ((s - 2) * G_PI / 10));
}

static void
put_word (Simulated *simulated, guint at, double value)
{
  gint16 word = (gint16) CLAMP (lround (value), G_MININT16, G_MAXINT16);

  simulated->registers[at] = (guint8) ((guint16) word >> 8);
  simulated->registers[at + 1] = (guint8) word;
}

/* Asleep, as it is after power-on, it reads zero. */
static void
measure (Simulated *simulated)
{
  double s = simulated_s (simulated);
  double theta = (simulated_roll_deg (s) + 30) * G_PI / 180;
  double rate = (simulated_roll_deg (s) - simulated_roll_deg (s - 0.001)) / 0.001;

  memset (simulated->registers + FIRST, 0, 14);
  if (simulated->registers[POWER] & 0x40)
    return;
  put_word (simulated, FIRST + 2, 8192 * sin (theta));
  put_word (simulated, FIRST + 4, 8192 * cos (theta));
  put_word (simulated, FIRST + 8, 32.8 * (rate + simulated->bias_deg_s));
}

static void
on_twi (avr_irq_t *irq, uint32_t value, void *user)
{
  Simulated *simulated = user;
  avr_twi_msg_irq_t m = { .u.v = value };

  if (m.u.twi.msg & TWI_COND_STOP)
    simulated->selected = 0;
  if (m.u.twi.msg & TWI_COND_START)
    {
      simulated->selected = 0;
      if (simulated->imu_there && m.u.twi.addr >> 1 == IMU_ADDRESS)
        {
          simulated->selected = m.u.twi.addr;
          simulated->pointed = FALSE;
          avr_raise_irq (simulated->twi + TWI_IRQ_INPUT, avr_twi_irq_msg (TWI_COND_ACK, simulated->selected, 1));
        }
      return;
    }
  if (!simulated->selected || !simulated->imu_there)
    return;
  if (m.u.twi.msg & TWI_COND_WRITE)
    {
      avr_raise_irq (simulated->twi + TWI_IRQ_INPUT, avr_twi_irq_msg (TWI_COND_ACK, simulated->selected, 1));
      if (simulated->pointed)
        simulated->registers[simulated->pointer++ & 127] = m.u.twi.data;
      else
        simulated->pointer = m.u.twi.data;
      simulated->pointed = TRUE;
    }
  if (m.u.twi.msg & TWI_COND_READ)
    {
      if (simulated->pointer == FIRST)
        measure (simulated);
      avr_raise_irq (simulated->twi + TWI_IRQ_INPUT,
                     avr_twi_irq_msg (TWI_COND_READ, simulated->selected,
                                      simulated->registers[simulated->pointer++ & 127]));
    }
}

/* The multiplexer: what its three select lines say now. */
static void
on_conversion (avr_irq_t *irq, uint32_t value, void *user)
{
  Simulated *simulated = user;
  guint cell = simulated->avr->data[PORTD] >> 4 & 7;

  avr_raise_irq (avr_io_getirq (simulated->avr, AVR_IOCTL_ADC_GETIRQ, ADC_IRQ_ADC0), simulated->cells_mv[cell]);
}

static void
on_byte (avr_irq_t *irq, uint32_t value, void *user)
{
  g_string_append_c (((Simulated *) user)->said, (char) value);
}

static avr_irq_t *
pin (Simulated *simulated, char port, guint bit)
{
  return avr_io_getirq (simulated->avr, AVR_IOCTL_IOPORT_GETIRQ (port), (int) bit);
}

/* The transistor inverts. */
static void
on_motor (avr_irq_t *irq, uint32_t value, void *user)
{
  Simulated *simulated = user;

  if (simulated->motor == !!value)
    return;
  simulated->motor = !!value;
  *(value ? &simulated->motor_on_cycle : &simulated->motor_off_cycle) = simulated->avr->cycle;
  avr_raise_irq (pin (simulated, 'B', 0), !value);
}

/* Against the chip's pull-up, which would win at the next write to the port. */
void
simulated_press (Simulated *simulated, gboolean pressed)
{
  avr_ioport_external_t contact = { .name = 'D', .mask = pressed ? 1 << 2 : 0, .value = 0 };

  avr_ioctl (simulated->avr, AVR_IOCTL_IOPORT_SET_EXTERNAL ('D'), &contact);
  avr_raise_irq (pin (simulated, 'D', 2), !pressed);
}

static void
connect (Simulated *simulated)
{
  static const char *names[] = { "8>imu.in", "8<imu.out", "8>imu.status" };
  avr_t *avr = simulated->avr;
  uint32_t flags = 0;

  avr_ioctl (avr, AVR_IOCTL_UART_GET_FLAGS ('0'), &flags);
  flags &= ~(uint32_t) (AVR_UART_FLAG_STDIO | AVR_UART_FLAG_POLL_SLEEP);
  avr_ioctl (avr, AVR_IOCTL_UART_SET_FLAGS ('0'), &flags);
  avr_irq_register_notify (avr_io_getirq (avr, AVR_IOCTL_UART_GETIRQ ('0'), UART_IRQ_OUTPUT), on_byte, simulated);
  avr_irq_register_notify (avr_io_getirq (avr, AVR_IOCTL_ADC_GETIRQ, ADC_IRQ_OUT_TRIGGER), on_conversion, simulated);
  avr_irq_register_notify (pin (simulated, 'B', 1), on_motor, simulated);
  simulated->twi = avr_alloc_irq (&avr->irq_pool, 0, TWI_IRQ_COUNT, names);
  avr_irq_register_notify (simulated->twi + TWI_IRQ_OUTPUT, on_twi, simulated);
  avr_connect_irq (simulated->twi + TWI_IRQ_INPUT, avr_io_getirq (avr, AVR_IOCTL_TWI_GETIRQ (0), TWI_IRQ_INPUT));
  avr_connect_irq (avr_io_getirq (avr, AVR_IOCTL_TWI_GETIRQ (0), TWI_IRQ_OUTPUT), simulated->twi + TWI_IRQ_OUTPUT);
  avr_raise_irq (pin (simulated, 'B', 0), 1);
  simulated_press (simulated, FALSE);
}

/* simavr talks on standard output, which is the test's. */
static void
be_quiet (avr_t *avr, const int level, const char *format, va_list arguments)
{
  if (level == LOG_ERROR)
    vfprintf (stderr, format, arguments);
}

Simulated *
simulated_new (const char *elf)
{
  Simulated *simulated = g_new0 (Simulated, 1);
  elf_firmware_t firmware = { 0 };

  avr_global_logger_set (be_quiet);
  if (elf_read_firmware (elf, &firmware) != 0)
    g_error ("%s is no firmware", elf);
  simulated->avr = avr_make_mcu_by_name ("atmega328p");
  avr_init (simulated->avr);
  simulated->avr->log = 1;
  firmware.frequency = SIMULATED_HZ;
  avr_load_firmware (simulated->avr, &firmware);
  simulated->avr->frequency = SIMULATED_HZ;
  simulated->avr->vcc = simulated->avr->avcc = simulated->avr->aref = 5000;
  simulated->imu_there = TRUE;
  simulated->registers[POWER] = 0x40;
  for (guint i = 0; i < 8; i++)
    simulated->cells_mv[i] = 100 + 400 * i;
  simulated->said = g_string_new (NULL);
  simulated->asked = g_string_new (NULL);
  connect (simulated);
  return simulated;
}

void
simulated_free (Simulated *simulated)
{
  avr_terminate (simulated->avr);
  g_string_free (simulated->said, TRUE);
  g_string_free (simulated->asked, TRUE);
  g_free (simulated);
}

static void
feed (Simulated *simulated)
{
  avr_irq_t *in = avr_io_getirq (simulated->avr, AVR_IOCTL_UART_GETIRQ ('0'), UART_IRQ_INPUT);

  if (!simulated->asked->len || simulated->avr->cycle - simulated->fed_cycle < BYTE_CYCLES)
    return;
  simulated->fed_cycle = simulated->avr->cycle;
  avr_raise_irq (in, (guint8) simulated->asked->str[0]);
  g_string_erase (simulated->asked, 0, 1);
}

gboolean
simulated_run (Simulated *simulated, double ms)
{
  avr_cycle_count_t until = simulated->avr->cycle + (avr_cycle_count_t) (ms * SIMULATED_HZ / 1000);

  while (simulated->avr->cycle < until)
    {
      int state = avr_run (simulated->avr);

      if (state == cpu_Done || state == cpu_Crashed)
        return FALSE;
      if (simulated->asked->len)
        feed (simulated);
    }
  return TRUE;
}
